package se.lugntrygg.adapters.ai.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.application.contracts.AssistantContract;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Assistant.Answered;
import se.lugntrygg.application.port.Assistant.Reason;
import se.lugntrygg.application.port.Assistant.Reply;
import se.lugntrygg.application.port.Assistant.Silent;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.safety.ReplyCheck;
import se.lugntrygg.domain.text.Language;

/// What every provider promises, over its vendor's own protocol, in health and in sickness.
abstract class VendorContract implements AssistantContract {
  private static final Duration FIRST_PIECE = Duration.ofMillis(900);
  private static final Duration WHOLE = Duration.ofMillis(1500);

  private static final Duration LONG = Duration.ofSeconds(20);

  private static final Set<Provider.Vendor> WARM = EnumSet.noneOf(Provider.Vendor.class);

  private final Provider.Vendor vendor;
  private VendorServer server;
  private Providers providers;
  private Providers hurried;

  VendorContract(Provider.Vendor vendor) {
    this.vendor = vendor;
  }

  @BeforeEach
  void open() throws IOException {
    server = new VendorServer(vendor, VendorServer.Fault.NONE);
    providers = new Providers(LONG);
    hurried = new Providers(FIRST_PIECE);
    if (WARM.add(vendor)) {
      // The first question loads classes; how long that takes is not what is tested here.
      assistant().answer(chat(), LONG, _ -> {});
      server.asked().clear();
    }
  }

  @AfterEach
  void close() {
    providers.close();
    hurried.close();
    server.close();
  }

  @Override
  public Assistant assistant() {
    try {
      return providers.assistant(server.provider());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Assistant hurriedAssistant() throws IOException {
    return hurried.assistant(server.provider());
  }

  private static Request.Chat chat() {
    return AssistantContract.chat(Language.SV, List.of(), "Jag är så stressad över jobbet.");
  }

  @Test
  void asks_with_the_key_the_model_and_the_persons_words_last() {
    assistant().answer(chat(), LONG, _ -> {});

    VendorServer.Asked asked = server.asked().getFirst();
    switch (vendor) {
      case OPENAI -> {
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.authorization()).isEqualTo("Bearer " + VendorServer.KEY);
        assertThat(asked.body()).contains(VendorServer.MODEL).contains("\"stream\"");
      }
      case ANTHROPIC -> {
        assertThat(asked.path()).isEqualTo("/v1/messages");
        assertThat(asked.authorization()).isEqualTo(VendorServer.KEY);
        assertThat(asked.body()).contains(VendorServer.MODEL).contains("\"stream\"");
      }
      case GEMINI -> {
        assertThat(asked.path())
            .startsWith("/v1beta/models/" + VendorServer.MODEL + ":streamGenerateContent");
        assertThat(asked.authorization()).isEqualTo(VendorServer.KEY);
      }
      case OLLAMA -> {
        assertThat(asked.path()).isEqualTo("/api/chat");
        assertThat(asked.body()).contains(VendorServer.MODEL);
      }
    }
    assertThat(asked.body()).contains("Jag är så stressad över jobbet.").contains("datorprogram");
  }

  @Test
  void hands_on_each_piece_as_it_comes() {
    List<String> pieces = new ArrayList<>();

    Reply reply = assistant().answer(chat(), LONG, pieces::add);

    assertThat(reply)
        .isEqualTo(new Answered(String.join("", VendorServer.SWEDISH), VendorServer.MODEL));
    assertThat(pieces).isEqualTo(VendorServer.SWEDISH);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void stays_silent_in_time_whatever_ails_it(VendorServer.Fault fault) throws IOException {
    server.fall(fault);
    Assistant assistant = hurriedAssistant();
    StringBuilder shown = new StringBuilder();
    long start = System.nanoTime();

    Reply reply = assistant.answer(chat(), WHOLE, shown::append);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WHOLE.plusMillis(300));
    assertThat(reply).isInstanceOf(Silent.class);
    Reason reason = ((Silent) reply).reason();
    switch (fault) {
      case NONE -> throw new AssertionError();
      case REFUSE, BROKEN, BROKEN_ENDLESSLY, WRONG_CHARSET ->
          assertThat(reason).isEqualTo(Reason.BROKEN);
      case HANG, DRIP -> assertThat(reason).isEqualTo(Reason.TIMEOUT);
      case LIMITED -> assertThat(reason).isEqualTo(Reason.LIMITED);
      case BAD_JSON -> assertThat(reason).isIn(Reason.BROKEN, Reason.EMPTY);
      case EMPTY -> assertThat(reason).isEqualTo(Reason.EMPTY);
      case CUT, STALL, ENDLESS -> {
        assertThat(reason).isEqualTo(Reason.CUT);
        assertThat(shown.toString()).isNotEmpty();
        assertThat(shown.length()).isLessThanOrEqualTo(ReplyCheck.MAX_LENGTH);
      }
    }
    if (fault != VendorServer.Fault.CUT
        && fault != VendorServer.Fault.STALL
        && fault != VendorServer.Fault.ENDLESS) {
      assertThat(shown.toString()).isEmpty();
    }
  }

  @Test
  void sends_no_key_when_it_has_none() throws IOException {
    assertThat(providers.assistant(server.provider(Optional.empty())).answer(chat(), LONG, _ -> {}))
        .isInstanceOf(Answered.class);

    VendorServer.Asked asked = server.asked().getFirst();
    assertThat(asked.authorization()).isEmpty();
    assertThat(asked.path()).doesNotContain("key");
    assertThat(asked.headers().toString().toLowerCase(Locale.ROOT))
        .doesNotContain("none", "authorization", "-key");
  }

  @Test
  void hangs_up_on_who_never_ends() throws Exception {
    for (VendorServer.Fault fault :
        List.of(VendorServer.Fault.ENDLESS, VendorServer.Fault.BROKEN_ENDLESSLY)) {
      server.fall(fault);
      hurriedAssistant().answer(chat(), WHOLE, _ -> {});

      assertThat(server.hungUp()).as(fault.name()).isTrue();
    }
  }

  @Test
  void tries_once_more_what_failed_at_once() {
    server.fallOnce(VendorServer.Fault.BROKEN);

    assertThat(assistant().answer(chat(), LONG, _ -> {})).isInstanceOf(Answered.class);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void tries_no_more_than_twice_and_then_leaves_a_sick_provider_alone() {
    server.fall(VendorServer.Fault.BROKEN);
    Assistant assistant = assistant();
    assertThat(assistant.resting()).isFalse();
    for (int i = 0; i < 20; i++) {
      assistant.answer(chat(), LONG, _ -> {});
    }
    int asked = server.asked().size();

    assertThat(asked).isBetween(5, 10);
    assertThat(assistant.resting()).isTrue();
    assertThat(assistant.answer(chat(), LONG, _ -> {})).isEqualTo(new Silent(Reason.OVERLOADED));
    assertThat(server.asked()).hasSize(asked);
  }

  @Test
  void asks_once_when_too_much_was_asked() {
    server.fall(VendorServer.Fault.LIMITED);

    assistant().answer(chat(), LONG, _ -> {});

    assertThat(server.asked()).hasSize(1);
  }
}
