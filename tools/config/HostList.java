package tools.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Pairs libpq's two lists, of hosts and of ports; an empty item stands for the default. */
final class HostList {

    private static final String NO_SOCKETS =
            "Unix-domain sockets are not supported; give a host such as localhost";

    private static final Pattern NAME_OR_ADDRESS =
            Pattern.compile(
                    "[\\p{L}\\p{N}._-]+|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");
    private static final ValueType PORT = new ValueType.WholeNumber(1, 65_535);

    private HostList() {}

    /** Returns one address for each host and adds what is wrong to the mistakes. */
    static List<HostAddress> pair(
            SettingValue hosts, SettingValue ports, Collection<String> mistakes) {
        List<String> names = names(hosts, mistakes);
        List<Integer> numbers = numbers(ports, mistakes);
        if (numbers.size() != 1 && numbers.size() != names.size()) {
            mistakes.add(
                    ports.origin()
                            + (": ports: " + numbers.size() + ", hosts: " + names.size())
                            + "; give one port, or one for each host");
            return List.of();
        }
        var addresses = new ArrayList<HostAddress>();
        for (int i = 0; i < names.size(); i++) {
            int port = numbers.get(numbers.size() == 1 ? 0 : i);
            addresses.add(new HostAddress(names.get(i), port));
        }
        return addresses;
    }

    private static List<String> names(SettingValue hosts, Collection<String> mistakes) {
        var names = new ArrayList<String>();
        for (String text : hosts.text().split(",", -1)) {
            String name = text.isBlank() ? Setting.HOST.defaultText() : text.strip();
            if (name.startsWith("[") && name.endsWith("]")) {
                name = name.substring(1, name.length() - 1);
            }
            if (name.startsWith("/")) {
                mistakes.add(hosts.origin() + ": " + NO_SOCKETS);
            } else if (!NAME_OR_ADDRESS.matcher(name).matches()) {
                mistakes.add(notAllowed(hosts, name) + "a host name or address without a port");
            }
            names.add(name);
        }
        return names;
    }

    private static List<Integer> numbers(SettingValue ports, Collection<String> mistakes) {
        var numbers = new ArrayList<Integer>();
        for (String text : ports.text().split(",", -1)) {
            String port = text.isBlank() ? Setting.PORT.defaultText() : text.strip();
            boolean valid = PORT.accepts(port);
            if (!valid) {
                mistakes.add(notAllowed(ports, port) + PORT.allowed());
            }
            numbers.add(valid ? Integer.parseInt(port) : 0);
        }
        return numbers;
    }

    private static String notAllowed(SettingValue list, String item) {
        boolean replaced = !list.written().equals(list.text());
        String shown = replaced ? list.shown() : new SettingValue(item, list.origin()).shown();
        return list.origin() + ": " + shown + " is not allowed; give ";
    }
}
