package se.lugntrygg.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.PlainText;

/// What a caller sent along, from a JSON body or a query alike. A field that is not there and one
/// that is null are the same; one of another type than asked for is refused, never converted.
public sealed interface Fields {
  /// Longer ones are no numbers that anybody counts with.
  Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,100}");

  /// A text, as it was sent.
  Optional<String> text(String name);

  /// A whole number.
  OptionalInt whole(String name);

  /// Yes or no.
  Optional<Boolean> flag(String name);

  /// A list of texts.
  Optional<List<String>> texts(String name);

  /// Everything in it that somebody may have written, lists too, each on a line of its own.
  String words();

  /// All of it in one text, equal for equal requests.
  String canonical();

  /// A text that must be there.
  ///
  /// @throws InvalidValue when it is not, or only white space
  default String needed(String name) {
    return text(name)
        .filter(given -> !given.isBlank())
        .orElseThrow(() -> new InvalidValue(name, new Flaw.Missing()));
  }

  /// A moment in RFC 3339, in UTC when it names no offset.
  default Optional<Instant> moment(String name) {
    return text(name).map(given -> Timestamps.moment(name, given));
  }

  /// A number too big for us is out of every range we have; the nearest says so just as well.
  private static int nearest(BigInteger number) {
    return number.bitLength() < Integer.SIZE
        ? number.intValue()
        : number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  /// Whatever a text is for, it holds nothing that could not be kept or sent back as it came.
  private static String storable(String name, String text) {
    return PlainText.within(name, text, Integer.MAX_VALUE);
  }

  /// The fields of a JSON object.
  record Body(JsonNode object) implements Fields {
    private @Nullable JsonNode field(String name) {
      JsonNode node = object.get(name);
      return node == null || node.isNull() ? null : node;
    }

    @Override
    public Optional<String> text(String name) {
      JsonNode node = field(name);
      if (node == null) {
        return Optional.empty();
      }
      if (!node.isTextual()) {
        throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
      }
      return Optional.of(storable(name, node.textValue()));
    }

    @Override
    public OptionalInt whole(String name) {
      JsonNode node = field(name);
      if (node == null) {
        return OptionalInt.empty();
      }
      if (!node.isIntegralNumber()) {
        throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
      }
      return OptionalInt.of(nearest(node.bigIntegerValue()));
    }

    @Override
    public Optional<Boolean> flag(String name) {
      JsonNode node = field(name);
      if (node == null) {
        return Optional.empty();
      }
      if (!node.isBoolean()) {
        throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
      }
      return Optional.of(node.booleanValue());
    }

    @Override
    public Optional<List<String>> texts(String name) {
      JsonNode node = field(name);
      if (node == null) {
        return Optional.empty();
      }
      if (!node.isArray()) {
        throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
      }
      List<String> texts = new ArrayList<>(node.size());
      for (JsonNode item : node) {
        if (!item.isTextual()) {
          throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
        }
        texts.add(storable(name, item.textValue()));
      }
      return Optional.of(texts);
    }

    @Override
    public String words() {
      StringJoiner words = new StringJoiner("\n");
      for (JsonNode field : object) {
        if (field.isTextual()) {
          words.add(field.textValue());
        } else if (field.isArray()) {
          for (JsonNode item : field) {
            if (item.isTextual()) {
              words.add(item.textValue());
            }
          }
        }
      }
      return words.toString();
    }

    @Override
    public String canonical() {
      return object.toString();
    }

    @Override
    public String toString() {
      return "Body[hidden]";
    }
  }

  /// The parameters of a query string.
  record Query(Map<String, String> parameters) implements Fields {
    @Override
    public Optional<String> text(String name) {
      return Optional.ofNullable(parameters.get(name))
          .filter(given -> !given.isEmpty())
          .map(given -> storable(name, given));
    }

    @Override
    public OptionalInt whole(String name) {
      Optional<String> given = text(name);
      if (given.isEmpty()) {
        return OptionalInt.empty();
      }
      if (!WHOLE.matcher(given.get()).matches()) {
        throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
      }
      return OptionalInt.of(nearest(new BigInteger(given.get())));
    }

    @Override
    public Optional<Boolean> flag(String name) {
      return text(name)
          .map(
              given ->
                  switch (given) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
                  });
    }

    @Override
    public Optional<List<String>> texts(String name) {
      return text(name).map(given -> List.of(given.split(",", -1)));
    }

    @Override
    public String words() {
      return String.join("\n", parameters.values());
    }

    @Override
    public String canonical() {
      throw new IllegalStateException("only requests with a body are repeated");
    }
  }
}
