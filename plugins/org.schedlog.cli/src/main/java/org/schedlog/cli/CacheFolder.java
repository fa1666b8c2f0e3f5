// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.nio.file.Path;

/** Where the columns of recordings are kept between runs. */
final class CacheFolder {

    private CacheFolder() {
    }

    /** @return the user's own folder, which need not exist yet */
    static Path ofUser() {
        String base = System.getenv("XDG_CACHE_HOME");
        boolean set = base != null && Path.of(base).isAbsolute();
        return (set ? Path.of(base) : Path.of(System.getProperty("user.home"), ".cache")).resolve("schedlog");
    }
}
