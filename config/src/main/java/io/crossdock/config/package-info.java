/** The language of channels: what a partner, a channel and a setting are, and what is wrong with them. */
@NullMarked
package io.crossdock.config;

import org.jspecify.annotations.NullMarked;
