package se.lugntrygg.application.stored;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.safety.SafetyPlan;

/// What is sealed of a safety plan; the parts by the names of [SafetyPlan.Part].
public record StoredPlan(Map<String, List<String>> parts, @Nullable Long updatedAt) {
  /// All of it that is private.
  public static StoredPlan of(SafetyPlan plan) {
    Map<String, List<String>> parts = new TreeMap<>();
    for (SafetyPlan.Part part : SafetyPlan.Part.values()) {
      parts.put(part.name(), plan.part(part));
    }
    return new StoredPlan(parts, plan.updatedAt().map(Instant::toEpochMilli).orElse(null));
  }

  /// The thing itself, with what is kept in the clear beside it.
  public SafetyPlan plan() {
    Map<SafetyPlan.Part, List<String>> known = new EnumMap<>(SafetyPlan.Part.class);
    parts.forEach((name, items) -> known.put(SafetyPlan.Part.valueOf(name), items));
    return new SafetyPlan(known, Optional.ofNullable(updatedAt).map(Instant::ofEpochMilli));
  }

  @Override
  public String toString() {
    return "StoredPlan[hidden]";
  }
}
