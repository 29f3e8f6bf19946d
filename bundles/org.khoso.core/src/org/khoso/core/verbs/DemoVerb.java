package org.khoso.core.verbs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Demo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The main job from end to end on a delivery: intake, check, packages, search, survey, and a page that links the results. */
@Component(service = Command.class, property = Command.VERB + "=demo")
public final class DemoVerb extends Verb {
    private static final String NAME = "demo";
    private final Demo demo;

    /** Called by OSGi. */
    @Activate
    public DemoVerb(@Reference Demo demo) {
        super(NAME, false, List.of(option(NAME, "--delivery", "DIR"), option(NAME, "--to", "DIR")), List.of());
        this.demo = demo;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.option("--delivery").isEmpty() || call.option("--to").isEmpty()) {
            return usage(call, Message.of("verb.demo.usage"));
        }
        Path delivery = call.path(call.option("--delivery").get());
        Path to = call.path(call.option("--to").get());
        Demo.Outcome o = demo.run(delivery, to, call.locale(), call::say, call.progress());
        call.emit(delivery.toString(), "ok", new Counts(o.dossiers(), o.dossiers(), 0, 0), List.of(), o.result(),
                List.of(Message.of("verb.demo.done", o.page())));
        return Files.isReadable(o.page()) ? DONE : FAILED;
    }
}
