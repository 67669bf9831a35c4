package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import se.lugntrygg.adapters.firestore.Emulator.Choice;

class EmulatorTest {
  @Test
  void ends_when_whoever_started_it_is_gone() throws Exception {
    Process emulator = Emulator.start(Emulator.anyJar(), Emulator.freePort());
    try {
      assertThat(emulator.isAlive()).isTrue();

      // As the system does for a process that was killed.
      emulator.getOutputStream().close();

      assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(emulator.exitValue()).isZero();
    } finally {
      emulator.destroyForcibly();
    }
  }

  private static final Path HOME = Path.of("/home/asa");
  private static final Path USUAL =
      Path.of(
          "/usr/lib/google-cloud-sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar");

  // What must not even be looked for.

  private static boolean noFile(Path file) {
    throw new AssertionError(file + " was looked for");
  }

  private static Optional<Path> noGcloud() {
    throw new AssertionError("gcloud was asked");
  }

  private static boolean noDocker() {
    throw new AssertionError("docker was asked");
  }

  private static Choice choice(
      Map<String, String> environment,
      Predicate<Path> readable,
      Supplier<Optional<Path>> gcloud,
      BooleanSupplier docker) {
    return new Emulator.Machine(environment, HOME, readable, gcloud, docker).choice();
  }

  @Test
  void is_the_one_that_is_named_whatever_else_there_is() {
    assertThat(
            choice(
                Map.of("FIRESTORE_EMULATOR_HOST", "127.0.0.1:8080"),
                EmulatorTest::noFile,
                EmulatorTest::noGcloud,
                EmulatorTest::noDocker))
        .isEqualTo(new Choice.Named("127.0.0.1:8080"));
  }

  @Test
  void is_the_component_of_gcloud_where_that_usually_lies() {
    assertThat(
            choice(
                Map.of("FIRESTORE_EMULATOR_HOST", " "),
                USUAL::equals,
                EmulatorTest::noGcloud,
                EmulatorTest::noDocker))
        .isEqualTo(new Choice.Component(USUAL));
    assertThat(
            choice(
                Map.of(),
                file -> file.startsWith(HOME),
                EmulatorTest::noGcloud,
                EmulatorTest::noDocker))
        .isInstanceOfSatisfying(
            Choice.Component.class, found -> assertThat(found.jar()).startsWithRaw(HOME));
  }

  @Test
  void is_the_component_wherever_gcloud_says_it_is() {
    Path elsewhere = Path.of("/srv/sdk");
    assertThat(
            choice(
                Map.of(),
                file -> file.startsWith(elsewhere),
                () -> Optional.of(elsewhere),
                EmulatorTest::noDocker))
        .isInstanceOfSatisfying(
            Choice.Component.class, found -> assertThat(found.jar()).startsWithRaw(elsewhere));
  }

  @Test
  void is_a_container_where_docker_answers_and_nothing_else_is_there() {
    assertThat(choice(Map.of(), _ -> false, Optional::empty, () -> true))
        .isEqualTo(new Choice.Container());
    // A gcloud without the component.
    assertThat(choice(Map.of(), _ -> false, () -> Optional.of(HOME), () -> true))
        .isEqualTo(new Choice.Container());
  }

  @Test
  void is_nowhere_otherwise() {
    assertThat(choice(Map.of(), _ -> false, Optional::empty, () -> false))
        .isEqualTo(new Choice.Nowhere());
  }

  @Test
  void is_missed_by_skipping_and_in_CI_by_failing() {
    for (String ci : List.of("true", "1", "TRUE")) {
      assertThatThrownBy(() -> Emulator.missing(ci))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("NO FIRESTORE EMULATOR");
    }
    for (String no : List.of("", " ", "false", "False")) {
      assertThat(Emulator.missing(no))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("FIRESTORE_EMULATOR_HOST");
    }
    assertThat(Emulator.missing(null)).isInstanceOf(TestAbortedException.class);
  }
}
