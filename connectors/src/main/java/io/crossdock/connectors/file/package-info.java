/** Folders that the hub reaches by itself: local disks, mounted shares. */
@NullMarked
package io.crossdock.connectors.file;

import org.jspecify.annotations.NullMarked;
