package org.khoso.intake.files.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A folder of a delivery, with one bit for each of its files: whether somebody claimed it. */
public final class Folder {
    private final Path path;
    private final String relative;
    private final Folder parent;
    private final List<Folder> children = new ArrayList<>(0);
    private int count;
    private BitSet claimed;
    private boolean taken;
    private String secret;

    Folder(Path path, String relative, Folder parent) {
        this.path = path;
        this.relative = relative;
        this.parent = parent;
        if (parent != null)
            parent.children.add(this);
    }

    void grow() {
        count++;
    }

    /** @return where it is */
    public Path path() {
        return path;
    }

    /** @return path inside the delivery, composed letters, forward slashes, empty for the top */
    public String relative() {
        return relative;
    }

    /** @return its name */
    public String name() {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }

    /** @return folder above, null for the top */
    public Folder parent() {
        return parent;
    }

    /** @return folders below */
    public List<Folder> children() {
        return children;
    }

    /** @return number of its own files */
    public int count() {
        return count;
    }

    int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    /** Marks a file as belonging to somebody. @return false if it already did */
    public boolean claim(int file) {
        if (claimed == null)
            claimed = new BitSet(count);
        boolean fresh = !claimed.get(file);
        claimed.set(file);
        return fresh;
    }

    /** @return whether somebody claimed that file */
    public boolean claimed(int file) {
        return claimed != null && claimed.get(file);
    }

    /** @return whether a dossier has this folder */
    public boolean taken() {
        return taken;
    }

    /** A dossier has it. */
    public void take() {
        taken = true;
    }

    /** @return degree of secrecy that its name or a folder above says, null if none */
    public String secret() {
        return secret != null || parent == null ? secret : parent.secret();
    }

    /** @return degree that its own name says */
    public String ownSecret() {
        return secret;
    }

    /** Its name carries a mark. */
    public void mark(String code) {
        secret = code;
    }
}
