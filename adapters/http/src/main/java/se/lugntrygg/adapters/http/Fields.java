package se.lugntrygg.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// What a caller sent along, from a JSON body or a query alike. A field that is not there and one
/// that is null are the same; one of another type than asked for is refused, never converted.
public sealed interface Fields {
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
      return Optional.of(node.textValue());
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
      // A number too big for us is out of every range we have; the nearest says so just as well.
      return OptionalInt.of(
          node.canConvertToInt()
              ? node.intValue()
              : node.bigIntegerValue().signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
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
        texts.add(item.textValue());
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
  record Query(java.util.function.UnaryOperator<@Nullable String> parameters) implements Fields {
    @Override
    public Optional<String> text(String name) {
      return Optional.ofNullable(parameters.apply(name)).filter(given -> !given.isEmpty());
    }

    @Override
    public OptionalInt whole(String name) {
      Optional<String> given = text(name);
      if (given.isEmpty()) {
        return OptionalInt.empty();
      }
      try {
        return OptionalInt.of(Integer.parseInt(given.get()));
      } catch (NumberFormatException _) {
        throw new Refusal(Refusal.Kind.WRONG_TYPE, name);
      }
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
      return "";
    }

    @Override
    public String canonical() {
      throw new IllegalStateException("only requests with a body are repeated");
    }
  }
}
