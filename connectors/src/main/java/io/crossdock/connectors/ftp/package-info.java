/** Folders on a server, over FTP (RFC 959) within TLS (RFC 4217) or without. */
@NullMarked
package io.crossdock.connectors.ftp;

import org.jspecify.annotations.NullMarked;
