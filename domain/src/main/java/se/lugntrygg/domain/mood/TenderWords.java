package se.lugntrygg.domain.mood;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tags we never point at. A glass of wine, a skipped meal or a cut may well go together with
/// higher scores; to say so would encourage it, and to count it on hard days would sound like
/// blame.
final class TenderWords {
  /// How such words begin, in Swedish and English.
  private static final List<String> STEMS =
      List.of(
          // self-harm and suicide
          "självm",
          "självsk",
          "suicid",
          "selfharm",
          "skära",
          "skärn",
          "cutting",
          "överdos",
          "overdos",
          // alcohol, drugs, medicine, gambling
          "alkohol",
          "alcohol",
          "rödvin",
          "vodka",
          "whisk",
          "drunk",
          "berus",
          "drog",
          "drug",
          "cannabis",
          "hasch",
          "kokain",
          "cocain",
          "amfetamin",
          "amphetamin",
          "heroin",
          "opioid",
          "opiat",
          "tramadol",
          "benso",
          "benzo",
          "xanax",
          "piller",
          "medicin",
          "medicat",
          "cigar",
          "rökn",
          "smok",
          "nikotin",
          "nicotin",
          "kasino",
          "casino",
          "gambl",
          "betting",
          // food and weight
          "fasta",
          "fasting",
          "svält",
          "starv",
          "hunger",
          "bant",
          "kräk",
          "purg",
          "hetsät",
          "binge",
          "kalori",
          "calori",
          "anorex",
          "bulimi");

  /// Short ones, which begin too many other words.
  private static final Set<String> WHOLE =
      Set.of(
          "self",
          "cut",
          "döden",
          "dö",
          "death",
          "die",
          "vin",
          "vinet",
          "wine",
          "öl",
          "beer",
          "sprit",
          "fylla",
          "supa",
          "full",
          "drink",
          "drinks",
          "drinking",
          "dricka",
          "weed",
          "gräs",
          "pill",
          "pills",
          "snus",
          "röka",
          "vape",
          "spela",
          "diet",
          "diets",
          "vikt",
          "weight");

  /// Stems of so many letters are found within compounds too, such as "sömnpiller".
  private static final int LONG = 6;

  private static final Pattern BORDER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private TenderWords() {}

  /// Whether the tag holds one of them.
  static boolean in(String tag) {
    return BORDER
        .splitAsStream(Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
        .anyMatch(
            word -> WHOLE.contains(word) || STEMS.stream().anyMatch(stem -> holds(word, stem)));
  }

  private static boolean holds(String word, String stem) {
    return word.startsWith(stem) || (stem.length() >= LONG && word.contains(stem));
  }
}
