package se.lugntrygg.adapters.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lugntrygg.domain.text.Language;

/// Whole conversations that were read by people and found good. `>` is the person, `<` the
/// assistant. When a phrase or a rule changes, the conversation as it now goes is written to
/// `target/samples`, to be read and, if it is still good, put in place of the old one.
class SampleConversationsTest {
  private static final Path APPROVED =
      Path.of("src/test/resources/se/lugntrygg/adapters/ai/builtin/samples");
  private static final Path RECEIVED = Path.of("target/samples");
  private static final String PERSON = "> ";

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(APPROVED)) {
      List<Path> samples = files.sorted().toList();
      assertThat(samples).hasSizeGreaterThanOrEqualTo(10);
      return samples;
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void goes_as_it_was_approved(Path sample) throws IOException {
    String approved = Files.readString(sample);
    String name = sample.getFileName().toString();
    Talk talk = new Talk(Language.ofTag(name).orElseThrow());
    StringBuilder now = new StringBuilder();
    approved
        .lines()
        .filter(line -> line.startsWith(PERSON))
        .map(line -> line.substring(PERSON.length()))
        .forEach(
            message -> {
              now.append(now.isEmpty() ? "" : "\n").append(PERSON).append(message);
              now.append("\n< ").append(talk.say(message)).append('\n');
            });
    Files.createDirectories(RECEIVED);
    Files.writeString(RECEIVED.resolve(name), now);
    assertThat(now.toString()).isEqualTo(approved);
  }
}
