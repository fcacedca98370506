package tools.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Pairs libpq's two lists, of hosts and of ports. */
final class HostList {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._%:-]+");
    private static final ValueType PORT = new ValueType.WholeNumber(1, 65_535);

    private HostList() {}

    /** Returns one address for each host and adds what is wrong to the mistakes. */
    static List<HostAddress> pair(SettingValue hosts, SettingValue ports, List<String> mistakes) {
        List<String> names = names(hosts, mistakes);
        List<Integer> numbers = numbers(ports, mistakes);
        if (numbers.size() != 1 && numbers.size() != names.size()) {
            mistakes.add(
                    ports.origin()
                            + (": " + numbers.size() + " ports for " + names.size() + " hosts")
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

    private static List<String> names(SettingValue hosts, List<String> mistakes) {
        var names = new ArrayList<String>();
        for (String text : hosts.text().split(",", -1)) {
            String name = text.strip();
            if (name.startsWith("[") && name.endsWith("]")) {
                name = name.substring(1, name.length() - 1);
            }
            if (name.startsWith("/")) {
                mistakes.add(
                        hosts.origin()
                                + ": Unix-domain sockets are not supported; give a host such as"
                                + " localhost");
            } else if (!NAME.matcher(name).matches()) {
                String shown = new SettingValue(name, hosts.origin()).shown();
                mistakes.add(
                        hosts.origin()
                                + (": " + shown + " is not allowed; give a host name or address"));
            }
            names.add(name);
        }
        return names;
    }

    private static List<Integer> numbers(SettingValue ports, List<String> mistakes) {
        var numbers = new ArrayList<Integer>();
        for (String text : ports.text().split(",", -1)) {
            String port = text.isBlank() ? Setting.PORT.defaultText() : text.strip();
            boolean valid = PORT.accepts(port);
            if (!valid) {
                String shown = new SettingValue(port, ports.origin()).shown();
                mistakes.add(
                        ports.origin()
                                + (": " + shown + " is not allowed; give " + PORT.allowed()));
            }
            numbers.add(valid ? Integer.parseInt(port) : 0);
        }
        return numbers;
    }
}
