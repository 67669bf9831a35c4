package se.lugntrygg.domain.mood;

import java.time.LocalDate;

/// What one local day held; at least one entry.
public record DaySummary(LocalDate day, Tally tally) {}
