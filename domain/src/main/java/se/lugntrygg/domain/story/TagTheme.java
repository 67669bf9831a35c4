package se.lugntrygg.domain.story;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a tag may be about. A story names the theme, never the tag: the tag is the person's own
/// word, and may be a name. Tags about anything else are left alone.
enum TagTheme {
  WORK(
      """
      jobb jobbet arbete arbetet arbetsdag plugg skola skolan studier
      work job office school studies studying
      """),
  NATURE(
      """
      natur naturen skog skogen promenad promenader utomhus ute hav havet strand trädgård
      nature outdoors outside forest woods walk walking walks hiking garden gardening sea beach
      """),
  FAMILY(
      """
      familj familjen barn barnen syskon föräldrar mamma pappa
      family kids children parents mum mom dad siblings
      """),
  FRIENDS("vän vänner vännerna kompis kompisar umgänge friend friends social"),
  SLEEP("sömn sömnen sova sovit vila sleep sleeping nap rest"),
  TRAINING(
      """
      träning träna tränat gym löpning yoga simning cykling dans
      training exercise workout running run swimming cycling dance
      """),
  PETS("husdjur djur hund hunden katt katten häst hästen pet pets dog cat horse"),
  MUSIC(
      """
      musik musiken sång sjunga konsert kör gitarr
      music singing concert choir guitar piano
      """),
  /// Never called good or hard: for some people that is not a light matter.
  FOOD(
      """
      mat maten matlagning middag frukost lunch fika
      food cooking dinner breakfast
      """);

  private static final Map<String, TagTheme> BY_WORD = byWord();

  private final String words;

  TagTheme(String words) {
    this.words = words;
  }

  private static Map<String, TagTheme> byWord() {
    Map<String, TagTheme> found = new TreeMap<>();
    for (TagTheme theme : values()) {
      for (String word : theme.words.strip().split("\\s+", -1)) {
        if (found.put(word, theme) != null) {
          throw new IllegalStateException("the tag " + word + " has two themes");
        }
      }
    }
    return Map.copyOf(found);
  }

  /// The theme of a tag, if it is just one of the words we know.
  static Optional<TagTheme> of(String tag) {
    return Optional.ofNullable(BY_WORD.get(tag.strip().toLowerCase(Locale.ROOT)));
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
