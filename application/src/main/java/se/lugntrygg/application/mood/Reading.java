package se.lugntrygg.application.mood;

import java.util.Optional;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.TextAnalysis;

/// What a person's words were found to tell.
///
/// @param analysis absent when there was nothing to read
public record Reading(Risk risk, Optional<TextAnalysis> analysis) {}
