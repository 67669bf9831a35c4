package se.lugntrygg.domain.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.lugntrygg.domain.text.Language;

/// Everything that is told in a language, as it was written down: parts by name, each with its
/// lines.
final class StoryBook {
  /// How many happenings are written for each setting.
  static final int HAPPENINGS = 3;

  private static final StoryBook SWEDISH = read("sv.stories");
  private static final StoryBook ENGLISH = read("en.stories");

  /// A part of the book.
  ///
  /// @param title only happenings have one; empty for all others
  private record Part(String title, List<String> lines) {}

  /// Something that happens on the way, told in two halves with the week in between.
  record Happening(String title, String before, String after) {}

  private final Map<String, Part> parts;

  private StoryBook(Map<String, Part> parts) {
    this.parts = Map.copyOf(parts);
  }

  static StoryBook in(Language language) {
    return switch (language) {
      case SV -> SWEDISH;
      case EN -> ENGLISH;
    };
  }

  private static StoryBook read(String file) {
    try (InputStream bytes = StoryBook.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(bytes, file).readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Part> parts = new HashMap<>();
      List<String> lines = new ArrayList<>();
      for (String line : text.lines().toList()) {
        if (line.startsWith("@ ")) {
          String[] head = line.substring(2).split(" ", 2);
          lines = new ArrayList<>();
          if (parts.put(head[0], new Part(head.length > 1 ? head[1] : "", lines)) != null) {
            throw new IllegalStateException(file + " has two parts " + head[0]);
          }
        } else if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip());
        }
      }
      return new StoryBook(parts);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  private Part part(String name) {
    Part part = parts.get(name);
    if (part == null || part.lines().isEmpty()) {
      throw new IllegalStateException("nobody wrote the part " + name);
    }
    return part;
  }

  /// How the story begins.
  String opening(Setting setting) {
    return part(setting.key()).lines().getFirst();
  }

  /// The place, as it mirrors the week.
  String turn(Setting setting, Shape shape) {
    Shape told = shape == Shape.NOTHING ? Shape.TOO_LITTLE : shape;
    return part(setting.key() + "." + told.key()).lines().getFirst();
  }

  /// @param number from 0 to below [#HAPPENINGS]
  Happening happening(Setting setting, int number) {
    Part part = part(setting.key() + "." + (number + 1));
    return new Happening(part.title(), part.lines().getFirst(), part.lines().getLast());
  }

  /// One of the ways to say something; the variant chooses.
  String line(String name, long variant) {
    List<String> lines = part(name).lines();
    return lines.get(Math.floorMod(variant, lines.size()));
  }

  /// A theme that was there.
  ///
  /// @param lighter whether it went together with better moments
  String theme(TagTheme theme, boolean lighter) {
    List<String> lines = part("tag." + theme.key()).lines();
    return lighter ? lines.getFirst() : lines.getLast();
  }
}
