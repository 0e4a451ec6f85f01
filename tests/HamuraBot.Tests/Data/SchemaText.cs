namespace HamuraBot.Tests.Data;

/// <summary>All tables of a store as lines, the same for both: columns in their order, primary keys, foreign keys, indexes.</summary>
internal static class SchemaText
{
    public const string Sqlite = """
        WITH tables AS (SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_steps')
        SELECT t.name || ' column ' || (c.cid + 1) || ' ' || c.name || ' ' || lower(c.type) || iif(c."notnull", ' not null', '')
          || coalesce(' default ' || c.dflt_value, '') AS line
        FROM tables t JOIN pragma_table_info(t.name) c
        UNION ALL
        SELECT t.name || ' key (' || group_concat(c.name, ', ' ORDER BY c.pk) || ')' FROM tables t JOIN pragma_table_info(t.name) c WHERE c.pk > 0 GROUP BY t.name
        UNION ALL
        SELECT t.name || ' (' || f."from" || ') of ' || f."table" || ' (' || f."to" || ') on delete ' || lower(f.on_delete)
        FROM tables t JOIN pragma_foreign_key_list(t.name) f
        UNION ALL
        SELECT t.name || iif(i."unique", ' unique', '') || iif(i.origin = 'c', ' index ' || i.name, '')
          || ' (' || (SELECT group_concat(c.name, ', ' ORDER BY c.seqno) FROM pragma_index_info(i.name) c) || ')'
          || iif(i.partial, ' where ' || (SELECT substr(m.sql, instr(m.sql, ' WHERE ') + 7) FROM sqlite_master m WHERE m.name = i.name), '')
        FROM tables t JOIN pragma_index_list(t.name) i WHERE i.origin <> 'pk'
        """;

    public const string PostgreSql = """
        WITH tables AS (SELECT c.oid, c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_steps')
        SELECT t.relname || ' column ' || row_number() OVER (PARTITION BY t.oid ORDER BY a.attnum) || ' ' || a.attname || ' '
          || CASE format_type(a.atttypid, a.atttypmod) WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'blob' WHEN 'uuid' THEN 'text'
             ELSE format_type(a.atttypid, a.atttypmod) END
          || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
          || coalesce(' default ' || replace(pg_get_expr(d.adbin, d.adrelid), '::text', ''), '') AS line
        FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        UNION ALL
        SELECT t.relname || ' ' || CASE WHEN x.indisprimary THEN 'key' ELSE CASE WHEN x.indisunique THEN 'unique' ELSE '' END
            || CASE WHEN o.oid IS NULL THEN CASE WHEN x.indisunique THEN ' ' ELSE '' END || 'index ' || i.relname ELSE '' END END
          || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(x.indkey) WITH ORDINALITY k (number, place)
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ')'
          || coalesce(' where ' || translate(replace(pg_get_expr(x.indpred, x.indrelid), '::text', ''), '()', ''), '')
        FROM tables t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class i ON i.oid = x.indexrelid LEFT JOIN pg_constraint o ON o.conindid = i.oid AND o.contype = 'u'
        UNION ALL
        SELECT t.relname || ' (' || (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = f.conkey[1]) || ') of ' || r.relname
          || ' (' || (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum = f.confkey[1]) || ') on delete '
          || CASE f.confdeltype WHEN 'c' THEN 'cascade' ELSE 'no action' END
        FROM tables t JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' JOIN pg_class r ON r.oid = f.confrelid
        """;
}
