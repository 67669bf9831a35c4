package se.lugntrygg.domain.story;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import se.lugntrygg.domain.text.Language;

/// Whether a text speaks of death or loss, in Swedish or English. It is asked of stories for
/// somebody in danger, so it would rather find too much: another story is always there.
public final class LossWords {
  /// Whole words, too short or too common to be looked for within others.
  private static final Set<String> SWEDISH =
      Set.of(
          "dö",
          "dör",
          "dog",
          "dött",
          "död",
          "döda",
          "döden",
          "dödens",
          "döende",
          "dödar",
          "dödade",
          "lik",
          "liket",
          "grav",
          "graven",
          "gravar",
          "sorg",
          "sorgen",
          "sorgens",
          "sörja",
          "sörjer",
          "sörjde",
          "sörjt",
          "kista",
          "kistan",
          "änka",
          "änkan",
          "änkling",
          "avsked",
          "avskedet",
          "farväl",
          "avliden",
          "avlidne",
          "avlidna",
          "avled",
          "bortgång",
          "saknad",
          "saknaden",
          "saknar",
          "saknade",
          "mista",
          "miste",
          "mister",
          "drunkna",
          "drunknade",
          "drunknar",
          "himmelriket",
          "minnesstund",
          "urna",
          "urnan");

  private static final Set<String> ENGLISH =
      Set.of(
          "die",
          "dies",
          "died",
          "dying",
          "dead",
          "death",
          "deaths",
          "deadly",
          "corpse",
          "grave",
          "graves",
          "graveyard",
          "grief",
          "grieve",
          "grieves",
          "grieved",
          "grieving",
          "mourn",
          "mourns",
          "mourned",
          "mourning",
          "coffin",
          "widow",
          "widower",
          "farewell",
          "goodbye",
          "loss",
          "losses",
          "lose",
          "loses",
          "losing",
          "lost",
          "perish",
          "perished",
          "funeral",
          "funerals",
          "kill",
          "kills",
          "killed",
          "killing",
          "drown",
          "drowned",
          "drowning",
          "deceased",
          "bereaved",
          "bereavement",
          "heaven",
          "afterlife",
          "cemetery",
          "ashes",
          "urn");

  /// Stems, found at the beginning of words and within compounds.
  private static final List<String> STEMS =
      List.of(
          "begrav",
          "självmord",
          "självdöd",
          "dödsfall",
          "dödsbädd",
          "dödsbo",
          "kyrkogård",
          "gravsten",
          "gravplats",
          "förlora",
          "förlust",
          "sorgsen",
          "sorgeb",
          "sorgka",
          "dödlig",
          "livlös",
          "suicid",
          "tombston",
          "lifeless",
          "passedaway");

  /// Several words that mean it together.
  private static final List<String> PHRASES =
      List.of(
          " gick bort ",
          " gått bort ",
          " somnade in ",
          " somnat in ",
          " inte längre i livet ",
          " i himlen ",
          " ta livet ",
          " tog livet ",
          " tagit livet ",
          " sista andetag",
          " passed away ",
          " no longer alive ",
          " no longer with us ",
          " last breath",
          " took his life ",
          " took her life ",
          " took their life ",
          " take your life ");

  private static final Pattern BORDER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private LossWords() {}

  /// Whether it does.
  ///
  /// @param language of the text: "dog" is an animal in English only
  public static boolean in(String text, Language language) {
    Set<String> whole =
        switch (language) {
          case SV -> SWEDISH;
          case EN -> ENGLISH;
        };
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String[] words = BORDER.split(folded, -1);
    for (String word : words) {
      if (whole.contains(word) || STEMS.stream().anyMatch(word::contains)) {
        return true;
      }
    }
    String spoken = " " + String.join(" ", words) + " ";
    return PHRASES.stream().anyMatch(spoken::contains);
  }
}
