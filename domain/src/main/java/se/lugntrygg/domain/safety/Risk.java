package se.lugntrygg.domain.safety;

import java.util.List;

/// The judgement of one text. Only this is kept, never which words led to it.
///
/// @param level how worried to be
/// @param rules the ids of the rules that spoke, strongest first; empty at [RiskLevel#NONE]
/// @param aboutAnother the worry is about somebody else, so the answer is how to help them
public record Risk(RiskLevel level, List<String> rules, boolean aboutAnother) {
  public static final Risk NONE = new Risk(RiskLevel.NONE, List.of(), false);

  public Risk {
    rules = List.copyOf(rules);
  }

  /// Whether the answer must carry help.
  public boolean detected() {
    return level != RiskLevel.NONE;
  }
}
