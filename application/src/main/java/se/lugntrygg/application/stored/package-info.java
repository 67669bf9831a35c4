/// What is private of each thing, in the form in which every store seals it under the person's key:
/// plain values, of which the names are part of what is stored and so never change. One form for
/// all stores, so that what one has sealed means the same in another.
package se.lugntrygg.application.stored;
