package se.lugntrygg.adapters.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.contracts.AssistantContract;
import se.lugntrygg.application.port.Assistant.Answered;
import se.lugntrygg.application.port.Assistant.Reply;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

/// A conversation with the built-in assistant.
final class Talk {
  private static final BuiltInAssistant ASSISTANT = new BuiltInAssistant();
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();

  private final Language language;
  private final List<Exchange> exchanges = new ArrayList<>();
  private Replies before = Replies.NONE;

  Talk(Language language) {
    this.language = language;
  }

  String say(String message) {
    return say(message, Risk.NONE);
  }

  String say(String message, Risk risk) {
    Request.Chat chat =
        new Request.Chat(
            language,
            exchanges,
            before,
            Optional.empty(),
            new Message(message),
            ANALYZER.analyze(message, language),
            risk);
    Reply reply = ASSISTANT.answer(chat, Duration.ZERO, _ -> {});
    assertThat(reply).isInstanceOf(Answered.class);
    String text = ((Answered) reply).text();
    before = before.and(text);
    exchanges.add(AssistantContract.exchange(chat, text));
    return text;
  }

  List<String> replies() {
    return exchanges.stream().map(Exchange::reply).toList();
  }
}
