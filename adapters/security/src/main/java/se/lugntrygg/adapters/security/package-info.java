/// Tokens, password hashes and encryption at rest.
@NullMarked
package se.lugntrygg.adapters.security;

import org.jspecify.annotations.NullMarked;
