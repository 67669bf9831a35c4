package se.lugntrygg.domain.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What happens to words on their way from a tired person through a telephone.
enum Distortion {
  BARE {
    @Override
    String of(String line, Random chance) {
      return line.replace('å', 'a')
          .replace('ä', 'a')
          .replace('ö', 'o')
          .replace('Å', 'A')
          .replace('Ä', 'A')
          .replace('Ö', 'O');
    }
  },
  TYPO {
    @Override
    String of(String line, Random chance) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      List<Integer> long_ = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).length() >= SHORTEST_MISTYPED && words.get(i).matches("\\p{L}+")) {
          long_.add(i);
        }
      }
      if (long_.isEmpty()) {
        return line;
      }
      int at = long_.get(chance.nextInt(long_.size()));
      words.set(at, mistyped(words.get(at), chance));
      return String.join(" ", words);
    }
  },
  CURLY_QUOTES {
    @Override
    String of(String line, Random chance) {
      return "”" + line.replace('\'', '’').replace('"', '”') + "”";
    }
  },
  CAPITALS {
    @Override
    String of(String line, Random chance) {
      return line.toUpperCase(Locale.ROOT);
    }
  },
  EMOJI {
    @Override
    String of(String line, Random chance) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      words.add(chance.nextInt(words.size() + 1), "😭");
      words.add("💔🥀");
      return String.join(" ", words);
    }
  },
  SPACING {
    @Override
    String of(String line, Random chance) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      int at = chance.nextInt(words.size());
      words.set(at, words.get(at).replaceAll("(?<=\\p{L})(?=\\p{L})", " "));
      return String.join("  ", words);
    }
  },
  SLANG {
    @Override
    String of(String line, Random chance) {
      List<String> words = new ArrayList<>();
      for (String word : List.of(line.split(" "))) {
        words.add(SPOKEN.getOrDefault(word.toLowerCase(Locale.ROOT), word));
      }
      return String.join(" ", words) + " asså fr";
    }
  },
  STRETCHED {
    @Override
    String of(String line, Random chance) {
      int at = chance.nextInt(line.length());
      char c = line.charAt(at);
      return Character.isLetter(c)
          ? line.substring(0, at) + String.valueOf(c).repeat(4) + line.substring(at + 1)
          : line;
    }
  },
  PADDING {
    @Override
    String of(String line, Random chance) {
      return NEUTRAL_SWEDISH + line + ". " + NEUTRAL_SWEDISH;
    }
  },
  MIXED {
    @Override
    String of(String line, Random chance) {
      return "So today was kind of long and grey. Jag åt middag med familjen. "
          + line
          + ". Whatever, the bus was late. Det regnade hela vägen hem.";
    }
  };

  /// A slip in a shorter word mostly makes another word of it.
  private static final int SHORTEST_MISTYPED = 5;

  private static final String NEUTRAL_SWEDISH =
      "Jag vaknade vid sju och åt gröt. Bussen kom i tid. Vi hade möte om budgeten på förmiddagen."
          + " Till lunch blev det soppa. På kvällen tittade vi på en match. ";

  private static final Map<String, String> SPOKEN =
      new TreeMap<>(
          List.of(
                  "jag=ja",
                  "mig=mej",
                  "det=de",
                  "är=e",
                  "och=o",
                  "inte=int",
                  "några=nåra",
                  "något=nåt",
                  "sedan=sen",
                  "someone=sum1",
                  "i'm=im",
                  "don't=dont",
                  "can't=cant",
                  "you=u",
                  "are=r",
                  "and=n",
                  "because=bc",
                  "everyone=every1",
                  "tonight=tonite",
                  "going=goin",
                  "with=w",
                  "people=ppl",
                  "though=tho")
              .stream()
              .collect(
                  Collectors.toMap(
                      pair -> pair.substring(0, pair.indexOf('=')),
                      pair -> pair.substring(pair.indexOf('=') + 1))));

  abstract String of(String line, Random chance);

  private static String mistyped(String word, Random chance) {
    int at = 1 + chance.nextInt(word.length() - 2);
    return switch (chance.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      case 2 ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
      default -> word.substring(0, at) + (char) ('a' + chance.nextInt(26)) + word.substring(at + 1);
    };
  }
}
