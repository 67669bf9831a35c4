package se.lugntrygg.domain.conversation;

import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalysis;

/// What an assistant is asked to write. It holds everything that may be known while writing.
public sealed interface Request {
  /// The language of the answer.
  Language language();

  /// An answer to a message.
  ///
  /// @param recent what was said just before, oldest first; of a longer conversation the last
  ///   [#MEMORY] exchanges
  /// @param before which replies the conversation holds already, also further back
  /// @param week the person's week in words, present only if they agreed that it may be used
  /// @param analysis what the message tells
  /// @param risk the judgement of the message; whatever must be said first at a risk was said
  record Chat(
      Language language,
      List<Exchange> recent,
      Replies before,
      Optional<String> week,
      Message message,
      TextAnalysis analysis,
      Risk risk)
      implements Request {
    /// Long enough that nobody is told the same twice in one evening.
    public static final int MEMORY = 20;

    public Chat {
      recent = List.copyOf(recent.subList(Math.max(0, recent.size() - MEMORY), recent.size()));
    }

    /// A request in which what was said just before is the whole conversation.
    public Chat(
        Language language,
        List<Exchange> recent,
        Optional<String> week,
        Message message,
        TextAnalysis analysis,
        Risk risk) {
      this(language, recent, Replies.NONE, week, message, analysis, risk);
    }

    /// The same, knowing of the person's week what they agreed to.
    public Chat knowing(Optional<String> theirWeek) {
      return new Chat(language, recent, before, theirWeek, message, analysis, risk);
    }

    /// The place the exchange will have in the conversation.
    public long turn() {
      return recent.isEmpty() ? Exchange.FIRST : recent.getLast().sequence() + 1;
    }

    @Override
    public String toString() {
      return "Chat[%s, turn %d]".formatted(language, turn());
    }
  }

  /// What a text tells, as [ModelReading] reads the answer.
  record Analysis(Language language, String text) implements Request {
    @Override
    public String toString() {
      return "Analysis[%s]".formatted(language);
    }
  }

  /// A person's week, told again in warmer words.
  ///
  /// @param draft everything there is to tell, correct and readable as it is
  record WeekWords(Language language, String draft) implements Request {
    /// A week in words is a few sentences; this leaves room for long ones.
    public static final int MAX_DRAFT = 4000;

    public WeekWords {
      if (draft.isBlank() || draft.length() > MAX_DRAFT) {
        throw new IllegalArgumentException("a draft has 1 to %d characters".formatted(MAX_DRAFT));
      }
    }

    @Override
    public String toString() {
      return "WeekWords[%s]".formatted(language);
    }
  }

  /// A calming story of a person's week, told anew.
  ///
  /// @param draft a whole story, right as it is: what it says of the week is all there is to say
  /// @param gentle whether the person wrote of a crisis lately
  record Story(Language language, String draft, boolean gentle) implements Request {
    /// A story is a page; this leaves room for a long one.
    public static final int MAX_DRAFT = 4000;

    public Story {
      if (draft.isBlank() || draft.length() > MAX_DRAFT) {
        throw new IllegalArgumentException("a draft has 1 to %d characters".formatted(MAX_DRAFT));
      }
    }

    @Override
    public String toString() {
      return "Story[%s]".formatted(language);
    }
  }
}
