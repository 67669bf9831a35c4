/// The ports in memory, as plain as they can be, for tests.
package se.lugntrygg.application.fakes;
