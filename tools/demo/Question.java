package tools.demo;

import java.util.List;
import java.util.Map;

/**
 * A question of the demo and the SQL that answers it.
 *
 * @param parameters what stands for {@code $1} and so on
 * @param refused whether pg-mcp must say no
 */
record Question(String words, String sql, List<Object> parameters, boolean refused) {

    static final List<Question> ALL =
            List.of(
                    question(
                            "How did the last half year go, compared with the year before?",
                            """
                            select month, orders, revenue,
                                   round(100 * revenue / lag(revenue, 12) over (order by month) - 100)
                                       as growth_percent
                              from monthly_revenue
                             order by month desc
                             limit 6
                            """),
                    question(
                            "Which products earned most in 2025, and do their buyers like them?",
                            """
                            select p.name, c.name as category, sum(i.quantity) as sold,
                                   sum(i.quantity * i.unit_price) as revenue,
                                   (select round(avg(r.rating), 1) from review r
                                     where r.product_id = p.id) as stars
                              from order_item i
                              join product p on p.id = i.product_id
                              join category c on c.id = p.category_id
                             where i.placed_at >= '2025-01-01'
                             group by p.id, c.id
                             order by revenue desc
                             limit 5
                            """),
                    question(
                            "What lies in the warehouses and does not sell?",
                            """
                            select p.name, stock.on_hand, stock.on_hand * p.price as tied_up,
                                   coalesce(sum(i.quantity), 0) as sold_since_october
                              from product p
                              join (select product_id, sum(on_hand) as on_hand
                                      from inventory
                                     group by product_id) as stock on stock.product_id = p.id
                              left join order_item i
                                on i.product_id = p.id and i.placed_at >= '2025-10-01'
                             group by p.id, stock.on_hand
                            having coalesce(sum(i.quantity), 0) < stock.on_hand / 10
                             order by tied_up desc
                             limit 5
                            """),
                    new Question(
                            "What did femke.jansen2@example.com order of late?",
                            """
                            select t.order_id, t.placed_at::date as placed_on, t.status, t.total
                              from order_total t
                              join customer c on c.id = t.customer_id
                             where c.email = $1
                             order by t.placed_at desc
                             limit 4
                            """,
                            List.of("femke.jansen2@example.com"),
                            false),
                    new Question(
                            "Can you make the bad reviews go away?",
                            "delete from review where rating < 3\n",
                            List.of(),
                            true));

    private static Question question(String words, String sql) {
        return new Question(words, sql, List.of(), false);
    }

    /** The arguments of the tool {@code query}. */
    Map<String, Object> arguments() {
        return parameters.isEmpty() ? Map.of("sql", sql) : Map.of("sql", sql, "params", parameters);
    }
}
