package org.khoso.intake.files.internal;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a dossier stands: what a list says of its box, catalogue and fonds. Numbers of dossiers often begin anew in each, so that
 * only all of them together name one.
 *
 * @param box       box, empty if the list does not say it
 * @param catalogue catalogue
 * @param fonds     fonds
 */
public record Shelf(String box, String catalogue, String fonds) {
    /** Nothing is said. */
    public static final Shelf NONE = new Shelf("", "", "");

    /** @return whether nothing that both say is different */
    public boolean agrees(Shelf other) {
        return agree(box, other.box) && agree(catalogue, other.catalogue) && agree(fonds, other.fonds);
    }

    private static boolean agree(String a, String b) {
        return a.isEmpty() || b.isEmpty() || number(a).equals(number(b));
    }

    /** @return numbers of what is said, the nearest first; none if one of them has no number */
    List<String> numbers() {
        List<String> said = Stream.of(box, catalogue, fonds).filter(s -> !s.isEmpty()).toList();
        return said.stream().allMatch(s -> s.chars().anyMatch(Character::isDigit)) ? said.stream().map(Shelf::number).toList() : List.of();
    }

    /** @return the same without the box: its folder may be left out */
    Shelf withoutBox() {
        return new Shelf("", catalogue, fonds);
    }

    /** @return first number of a name, the name itself if it has none */
    static String number(String name) {
        String loose = Names.loose(name);
        for (String word : loose.split(" "))
            if (word.chars().anyMatch(Character::isDigit))
            return word;
        return loose;
    }
}
