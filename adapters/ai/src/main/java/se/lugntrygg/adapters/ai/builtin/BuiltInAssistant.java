package se.lugntrygg.adapters.ai.builtin;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.text.Language;

/// The assistant that always answers: it needs no network and no patience, and gives the same
/// answer to the same request. The last link of every chain.
public final class BuiltInAssistant implements Assistant {
  /// The name it answers under.
  public static final String MODEL = "builtin";

  /// So many ways to say a thing are tried before it is said a second time.
  private static final int TAKES = 24;

  private final Listener listener = new Listener();
  private final Map<Language, Phrasebook> books = new EnumMap<>(Language.class);

  /// Reads its phrases, which takes a moment.
  public BuiltInAssistant() {
    for (Language language : Language.values()) {
      books.put(language, new Phrasebook(language));
    }
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    if (request instanceof Request.Analysis) {
      // The words are read by the domain itself; see TextAnalyzer.
      return new Silent(Reason.REFUSED);
    }
    String text =
        switch (request) {
          case Request.Chat chat -> answer(chat);
          case Request.Analysis _ -> "";
          case Request.WeekWords(Language _, String draft) -> draft;
          case Request.Story(Language _, String draft, boolean _) -> draft;
        };
    sink.accept(text);
    return new Answered(text, MODEL);
  }

  /// What the conversation does not hold already, as far as there are words for it.
  private String answer(Request.Chat chat) {
    Speaker speaker = new Speaker(book(chat.language()), listener, chat);
    String text = speaker.answer(0);
    for (int take = 1; take < TAKES && chat.before().hold(text); take++) {
      text = speaker.answer(take);
    }
    return text;
  }

  private Phrasebook book(Language language) {
    return Objects.requireNonNull(books.get(language));
  }
}
