package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.khoso.api.survey.ListBehind;

/** Finds the list behind a figure in an exported response. The file comes from a stranger: whether the list is the one that was counted is asked of its hash. */
public final class ListReader {
    static final String LISTS = "lists";
    static final String HASH = "hash";
    static final String ITEMS = "items";

    private final JsonReads json;
    private final String hash;
    private ListBehind found;

    private ListReader(JsonReads json, String hash) {
        this.json = json;
        this.hash = hash;
    }

    /**
     * @param name file, for messages
     * @param hash hash that the answer names
     * @return empty if there is no such list
     * @throws org.khoso.api.KhosoException if the file is broken or the list too long; names the file
     */
    public static Optional<ListBehind> find(InputStream in, String name, String hash) throws IOException {
        return JsonReads.read(in, name, j -> {
            var r = new ListReader(j, hash);
            j.root(r::field);
            return Optional.ofNullable(r.found);
        });
    }

    private void field(String field) throws IOException {
        if (!field.equals(LISTS)) {
            json.skip();
            return;
        }
        json.objects(LISTS, at -> {
            String[] of = {""};
            List<ListBehind.Item> items = new ArrayList<>();
            json.object(LISTS, f -> {
                switch (f) {
                    case HASH -> of[0] = json.text(LISTS);
                    case ITEMS -> items(of[0], items);
                    default -> json.skip();
                }
            });
            if (of[0].equals(hash) && found == null)
                found = new ListBehind(hash, items, hash(items).equals(hash));
        });
    }

    /** Another list is passed over if its hash stands before it, as it is written. */
    private void items(String of, List<ListBehind.Item> items) throws IOException {
        if (!of.isEmpty() && !of.equals(hash)) {
            json.skip();
            return;
        }
        json.objects(LISTS, at -> {
            if (items.size() == ListBehind.MOST)
                throw Refused.tooLarge(json.name(), LISTS, ListBehind.MOST);
            items.add(item());
        });
    }

    private ListBehind.Item item() throws IOException {
        String[] of = {"", "", ""};
        json.object(LISTS, f -> {
            switch (f) {
                case "id" -> of[0] = json.text(LISTS);
                case "code" -> of[1] = json.text(LISTS);
                case "name" -> of[2] = json.text(LISTS);
                default -> json.skip();
            }
        });
        return new ListBehind.Item(of[0], of[1], of[2]);
    }

    private static String hash(List<ListBehind.Item> items) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            items.forEach(i -> digest.update((i.id() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
