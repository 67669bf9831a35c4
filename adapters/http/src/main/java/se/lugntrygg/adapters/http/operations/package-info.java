/// Routes and JSON of this part of the product.
@NullMarked
package se.lugntrygg.adapters.http.operations;

import org.jspecify.annotations.NullMarked;
