/// A function of a source's view that tries what whoever reads it may not, and stops the reading where it could.
public enum Intruder {
    /// Makes `mart.taken`, which returns what it is given.
    ///
    /// Once a transaction it tries every statement, and sets for whoever comes next a path, a time limit, a time zone and a
    /// plan.
    ///
    /// - Parameters:
    ///   - type: of what it is given.
    ///   - reader: the login that it has to run as.
    ///   - attempts: statements that have to be refused.
    /// - Returns: a CREATE FUNCTION, for whoever is to own it.
    public static func function(
        of type: String,
        for reader: String,
        trying attempts: [String]
    ) -> String {
        """
        create function mart.taken(x \(type)) returns \(type) language plpgsql as $$
        declare
            attempt text;
        begin
            if current_setting('mart.tried', true) = 'yes' then return x; end if;
            perform set_config('mart.tried', 'yes', true);
            if current_user <> '\(reader)' then raise exception 'it runs as %', current_user; end if;
            foreach attempt in array array[\(attempts.map { "$a$\($0)$a$" }.joined(separator: ", "))] loop
                begin
                    execute attempt;
                exception when others then continue;
                end;
                raise exception 'it could %', attempt;
            end loop;
            perform set_config('search_path', 'mart, pg_catalog', false);
            perform set_config('statement_timeout', '1ms', false);
            perform set_config('timezone', 'Pacific/Kiritimati', false);
            perform set_config('enable_hashjoin', 'off', false);
            return x;
        end $$;
        """
    }
}
