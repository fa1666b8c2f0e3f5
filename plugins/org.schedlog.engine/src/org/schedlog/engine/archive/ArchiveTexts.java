// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schedlog.engine.column.TextMembers;

/** The members of an archive that are no columns, read when they are asked for. */
final class ArchiveTexts implements TextMembers {

    private final Map<String, Member> members;
    private final List<String> names;

    ArchiveTexts(Map<String, Member> members) {
        this.members = Map.copyOf(members);
        this.names = List.copyOf(members.keySet());
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Optional<String> text(String name, int limit) throws IOException {
        Member member = members.get(name);
        return member == null ? Optional.empty() : Optional.of(new String(member.head(limit), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Original> original(String name) {
        return Optional.ofNullable(members.get(name)).map(MemberOriginal::new);
    }

    /** As far as the member is there: one that is cut off is kept as it is. */
    private record MemberOriginal(Member member) implements Original {

        @Override
        public String path() {
            return member.path();
        }

        @Override
        public long size() {
            return member.present();
        }

        @Override
        public InputStream open() throws IOException {
            return Channels.newInputStream(member.open());
        }
    }
}
