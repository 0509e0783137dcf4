/** Folders on a partner's SFTP server. */
@NullMarked
package io.crossdock.connectors.sftp;

import org.jspecify.annotations.NullMarked;
