package samples;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A dossier or a record: its values as they shall stand in the catalogue, its file, its place. */
final class Item {
    /** What the file of a record is. */
    enum FileState {
        NORMAL, MISSING, EMPTY, TRUNCATED, ENCRYPTED, TIFF, TIFF_NAMED_PDF, LOW_RESOLUTION, GREY, NO_TEXT, COPY
    }

    final Role role;
    final Item dossier;
    final Map<Field, String> values = new EnumMap<>(Field.class);
    /** Cells that are written as they are, whatever the column's form. */
    final Map<Field, String> raw = new EnumMap<>(Field.class);
    /** Values of the grammar: body, commune, year. */
    final Map<String, String> facts = new java.util.HashMap<>();
    final List<Item> records = new ArrayList<>();
    /** Rows that stand among those of this dossier but name another. */
    final List<Item> loose = new ArrayList<>();
    long seed;
    String kind = "";
    Look look = Look.NEW;
    List<Page> pages = List.of();
    String folder = "";
    String file = "";
    FileState state = FileState.NORMAL;
    Item copyOf;
    int extraPages;
    boolean secret;
    boolean withoutRow;
    boolean withoutDossier;
    boolean withoutFolder;
    /** file!sheet!row once the catalogue is laid out. */
    String place = "";
    String sheet = "";

    Item(Role role, Item dossier) {
        this.role = role;
        this.dossier = dossier;
    }

    String get(Field field) {
        return values.getOrDefault(field, "");
    }

    void set(Field field, String value) {
        values.put(field, value);
    }

    /** @return reference code */
    String code() {
        return get(role == Role.DOSSIER ? Field.CODE : Field.DOC_CODE);
    }

    /** @return path of the file inside the delivery */
    String path() {
        return folder + "/" + file;
    }
}
