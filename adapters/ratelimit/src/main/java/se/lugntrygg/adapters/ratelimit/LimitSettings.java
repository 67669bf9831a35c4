package se.lugntrygg.adapters.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle.Rate;

/// Reads limits as operators write them: `global=300/m;1000/h;5000/d,ai.chat=500/h`.
public final class LimitSettings {
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/([smhd])");

  private LimitSettings() {}

  /// The rates of every limit: those written, and the defaults of the others.
  ///
  /// @param text empty for all defaults
  /// @throws IllegalArgumentException with every complaint about the text
  public static Map<Limit, List<Rate>> parse(String text) {
    Map<Limit, List<Rate>> rates = new EnumMap<>(Limit.class);
    List<String> complaints = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      rates.put(limit, rates(limit.defaults(), complaints));
    }
    Set<Limit> written = EnumSet.noneOf(Limit.class);
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      Optional<Limit> limit =
          Arrays.stream(Limit.values()).filter(known -> known.key().equals(key)).findFirst();
      if (limit.isEmpty()) {
        complaints.add("there is no limit named '" + key + "'");
      } else if (equals < 0) {
        complaints.add("'" + key + "' has no rate");
      } else if (!written.add(limit.get())) {
        complaints.add("'" + key + "' is written twice");
      } else {
        rates.put(limit.get(), rates(part.substring(equals + 1).strip(), complaints));
      }
    }
    if (!complaints.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", complaints));
    }
    return rates;
  }

  private static List<Rate> rates(String text, List<String> complaints) {
    List<Rate> rates = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      Matcher matcher = RATE.matcher(part.strip());
      if (matcher.matches()) {
        rates.add(new Rate(Long.parseLong(matcher.group(1)), unit(matcher.group(2))));
      } else {
        complaints.add("'" + part + "' is not a rate such as 500/h (s, m, h or d)");
      }
    }
    return rates;
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
