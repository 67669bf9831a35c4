/// Numbers by Micrometer, incidents by Sentry.
@NullMarked
package se.lugntrygg.adapters.monitoring;

import org.jspecify.annotations.NullMarked;
