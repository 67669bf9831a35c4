package se.lugntrygg.domain.safety;

/// Words, or sets of words and phrases, that follow each other with at most so many others between.
///
/// @param elements which meanings, in order
/// @param gaps how many other words may stand before each element; the first is 0
/// @param loose before which elements also a "not" or another person may stand
/// @param target the set it belongs to, or the rule
/// @param isRule what [#target] is
@SuppressWarnings("ArrayRecordComponent") // never compared
record Phrase(int[] elements, int[] gaps, boolean[] loose, int target, boolean isRule) {}
