/// What each port promises, as tests: the fake, every adapter and every wrapper pass them.
package se.lugntrygg.application.contracts;
