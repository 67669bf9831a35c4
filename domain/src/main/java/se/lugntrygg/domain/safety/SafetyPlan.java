package se.lugntrygg.domain.safety;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.PlainText;

/// What a person has written down, in a calmer hour, for when it gets dark.
///
/// @param parts every part, in the order of the plan; one without anything in it is an empty list
/// @param updatedAt when it was last changed, in whole milliseconds; empty for one never written
public record SafetyPlan(Map<Part, List<String>> parts, Optional<Instant> updatedAt) {
  public static final int MAX_ITEMS = 20;
  public static final int MAX_ITEM = 500;

  /// The parts, in the order in which a person goes through them.
  public enum Part {
    WARNING_SIGNS,
    COPING_STRATEGIES,
    SAFE_PLACES,
    SUPPORT_CONTACTS,
    PROFESSIONAL_HELP,
    ENVIRONMENTAL_SAFETY,
    REASONS_TO_LIVE;

    /// The name under which clients know it.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One that was never written.
  public static final SafetyPlan EMPTY = new SafetyPlan(Map.of(), Optional.empty());

  /// @throws InvalidValue naming every part that has too many items, or items too long
  public SafetyPlan {
    List<InvalidValue.Complaint> complaints = new ArrayList<>();
    Map<Part, List<String>> all = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      all.put(part, items(part, parts.getOrDefault(part, List.of()), complaints));
    }
    if (!complaints.isEmpty()) {
      throw new InvalidValue(complaints);
    }
    parts = Map.copyOf(all);
  }

  private static List<String> items(
      Part part, List<String> given, List<InvalidValue.Complaint> complaints) {
    List<String> items = given.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
    if (items.size() > MAX_ITEMS) {
      complaints.add(new InvalidValue.Complaint(part.key(), new Flaw.TooMany(MAX_ITEMS)));
      return items;
    }
    for (String item : items) {
      try {
        var _ = PlainText.within(part.key(), item, MAX_ITEM);
      } catch (InvalidValue wrong) {
        complaints.addAll(wrong.complaints());
        break;
      }
    }
    return items;
  }

  /// What stands in a part.
  public List<String> part(Part part) {
    return Objects.requireNonNull(parts.get(part), part::key);
  }

  /// The plan with these parts in the place of what they were; others stay.
  public SafetyPlan with(Map<Part, List<String>> changed, Instant now) {
    Map<Part, List<String>> all = new EnumMap<>(Part.class);
    all.putAll(parts);
    all.putAll(changed);
    return new SafetyPlan(all, Optional.of(now));
  }

  /// Everything in it, in one text.
  public String readable() {
    return Arrays.stream(Part.values())
        .flatMap(part -> part(part).stream())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "SafetyPlan[hidden]";
  }
}
