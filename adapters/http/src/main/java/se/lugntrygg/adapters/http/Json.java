package se.lugntrygg.adapters.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// How we read and write JSON: snake_case keys, nothing lenient.
public final class Json {
  /// Deeper than any body we know of; deeper ones are attacks.
  private static final int MAX_DEPTH = 32;

  /// RFC 8259 (8.1) lets us ignore it, and some clients write it.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /// The value as UTF-8.
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("could not write an answer as JSON", e);
    }
  }

  /// A YAML document as UTF-8 JSON.
  public static byte[] ofYaml(byte[] yaml) {
    try {
      return MAPPER.writeValueAsBytes(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read a YAML document", e);
    }
  }

  /// The object that a body holds. Bytes that are no UTF-8 are refused: replaced, they would be
  /// kept as words that nobody wrote.
  static JsonNode object(byte[] body) {
    JsonNode node;
    try {
      node = MAPPER.readTree(decoded(body));
    } catch (IOException _) {
      throw new Refusal(Refusal.Kind.MALFORMED_JSON);
    }
    if (!node.isObject()) {
      throw new Refusal(Refusal.Kind.NOT_AN_OBJECT);
    }
    return node;
  }

  private static String decoded(byte[] body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /// An object without fields: what an empty body means.
  static JsonNode nothing() {
    return MAPPER.createObjectNode();
  }
}
