package se.lugntrygg.domain.text;

import java.util.List;

/// A whole text in pieces.
///
/// @param exclamations how many exclamation marks it has
/// @param accented whether it uses å, ä or ö: whoever does so once does it throughout
record Tokens(List<Token> all, int exclamations, boolean accented) {}
