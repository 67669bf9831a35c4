/// Moving everything from one store into another, and comparing the two: whoever began on one
/// machine takes everybody along to many, or back.
package se.lugntrygg.application.archive;
