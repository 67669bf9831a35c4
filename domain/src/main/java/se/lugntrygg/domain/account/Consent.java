package se.lugntrygg.domain.account;

import java.time.Instant;

/// What a person has agreed to, and when they last said so. Nothing is agreed to until they say it.
public record Consent(
    boolean analytics, boolean marketing, boolean dataProcessing, Instant updatedAt) {}
