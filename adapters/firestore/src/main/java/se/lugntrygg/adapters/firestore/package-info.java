/// The store of many machines: documents in Google's Firestore, changed without locks.
@NullMarked
package se.lugntrygg.adapters.firestore;

import org.jspecify.annotations.NullMarked;
