package se.lugntrygg.domain.conversation;

import java.util.ArrayList;
import java.util.List;
import se.lugntrygg.domain.text.Language;

/// A [Request] in words, for a language model that knows nothing of us.
///
/// @param instructions how to answer; nothing in them was written by the person
/// @param lines the conversation, oldest first, ending with what is to be answered
public record Prompt(String instructions, List<Line> lines) {
  /// How many of the last exchanges a model is shown.
  public static final int EXCHANGES = 6;

  /// How much of each side of an exchange, in characters (Unicode code points).
  public static final int CHARACTERS = 500;

  private static final String CUT = "…";

  /// Who says a line.
  public enum Role {
    PERSON,
    ASSISTANT
  }

  /// Something said.
  public record Line(Role role, String text) {
    @Override
    public String toString() {
      return "Line[%s, %d characters]".formatted(role, text.length());
    }
  }

  public Prompt {
    lines = List.copyOf(lines);
  }

  /// The request in words.
  public static Prompt of(Request request) {
    return switch (request) {
      case Request.Chat chat -> new Prompt(Persona.instructions(chat), conversation(chat));
      case Request.Analysis(Language _, String text) ->
          new Prompt(ModelReading.INSTRUCTIONS, List.of(new Line(Role.PERSON, text)));
      case Request.WeekWords(Language language, String draft) ->
          new Prompt(Persona.retelling(language), List.of(new Line(Role.PERSON, draft)));
      case Request.Story(Language language, String draft, boolean gentle) ->
          new Prompt(Persona.storytelling(language, gentle), List.of(new Line(Role.PERSON, draft)));
    };
  }

  private static List<Line> conversation(Request.Chat chat) {
    List<Exchange> recent = chat.recent();
    List<Line> lines = new ArrayList<>();
    for (Exchange exchange :
        recent.subList(Math.max(0, recent.size() - EXCHANGES), recent.size())) {
      lines.add(new Line(Role.PERSON, shortened(exchange.message().text())));
      lines.add(new Line(Role.ASSISTANT, shortened(exchange.reply())));
    }
    lines.add(new Line(Role.PERSON, chat.message().text()));
    return lines;
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, CHARACTERS - CUT.length())) + CUT;
  }

  @Override
  public String toString() {
    return "Prompt[%d lines]".formatted(lines.size());
  }
}
