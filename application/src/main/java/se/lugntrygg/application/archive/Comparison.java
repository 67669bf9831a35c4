package se.lugntrygg.application.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;

/// How two stores compare.
///
/// @param kinds every kind of record, with what both stores hold of it in all
/// @param people how many have an account in one of them
/// @param differing how many differences there are
/// @param differences some of them, [#SHOWN] at most
public record Comparison(
    Map<Kind, Sides> kinds, long people, long differing, List<Difference> differences) {
  /// More would tell nothing new.
  public static final int SHOWN = 20;

  /// What is kept here and there.
  public record Sides(Digest from, Digest to) {}

  /// Records of one kind that are not the same.
  ///
  /// @param person whose they are; empty for those that are no person's own
  public record Difference(Kind kind, Optional<UserId> person, Sides sides) {}

  /// Everything is the same.
  public boolean equal() {
    return differing == 0;
  }
}
