/// HTTP by Javalin: the border where requests become commands and answers become JSON.
@NullMarked
package se.lugntrygg.adapters.http;

import org.jspecify.annotations.NullMarked;
