using System.Runtime.CompilerServices;
using Compliance.Host.Commands;
using Compliance.Kernel;
using GraphQL;

namespace Compliance.Host.Access;

/// <summary>How far an office reaches with a field; what each means stands in <c>root.graphql</c>.</summary>
internal enum AccessScope { Own, Branch, Department, Case, Tenant }

/// <summary>
/// <c>@access</c> as the SDL writes it: asked before the resolver of a field. The roles are checked here; which branch's
/// records a branch role reaches is in the filter of every list and in every view's rule for single rows.
/// </summary>
internal static class AccessRule
{
    public const string Directive = "access";

    public static FieldGuard Guard(DirectiveUse use, FieldDefinition field)
    {
        var roles = ((IReadOnlyList<object?>)use.Arguments["roles"]!).Select(r => SdlName.Parse<Role>((string)r!)).ToArray();
        var unauthenticated = Error("UNAUTHENTICATED", "请先登录。Sign in first.");
        var readOnly = Error("TOKEN_READS_ONLY", "此令牌只读。This token only reads.");
        var (writes, list, ofCases) = (field.DeclaringType.Name == "Mutation", IsList(field), ScopeOf(field) == AccessScope.Case);
        var forbidden = Error("FORBIDDEN", $"您的职务不能使用 {field.Name}。Your office may not use {field.Name}.");
        return (in FieldContext context) =>
        {
            var current = (CurrentActor?)context.Request.Services.GetService(typeof(CurrentActor));
            if (current?.Value is not { } actor) return unauthenticated;
            if (actor.Is(roles)) return writes && current.Session is { MayWrite: false } ? readOnly : null;
            // Who holds no office for a case file tries for it all the same.
            if (ofCases && context.Request.Services.GetService(typeof(SensitiveReads)) is SensitiveReads reads) current.Besides(reads.Note(actor, Aim(context), true, default));
            if (list && context.Request.Services.GetService(typeof(Exports)) is Exports exports) current.Besides(exports.Refused(actor, field.Name));
            return forbidden;
        };
    }

    /// <summary>The record that the arguments name; a list is its own aim.</summary>
    private static string Aim(in FieldContext context) =>
        (context.Argument("id") ?? (context.Argument("input") as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("id")) as string ?? context.Field.Name;

    /// <summary>A list that is read; what a mutation looks up to decide may have to look at every branch.</summary>
    public static bool IsList(FieldDefinition field) => field.DeclaringType.Name != "Mutation" && field.Type.Named.Name.EndsWith("Connection", StringComparison.Ordinal);

    private static readonly ConditionalWeakTable<FieldDefinition, object> Scopes = new();

    /// <summary>The scope that the field's <c>@access</c> names. A field below the roots has none: its parent was shown under one, and the widest there is leaves it at that.</summary>
    public static AccessScope ScopeOf(FieldDefinition field) => (AccessScope)Scopes.GetValue(field, static f =>
        f.Directives.FirstOrDefault(d => d.Name == Directive) is { } use ? SdlName.Parse<AccessScope>(use.Arguments.GetValueOrDefault("scope") as string ?? "TENANT") : AccessScope.Department);

    /// <summary>Denied unless granted: a field of a root type without the directive, or with a scope that its records cannot answer for, stops the start.</summary>
    public static void CheckComplete(GraphQL.Schema schema)
    {
        var homeless = new[] { schema.Query, schema.Subscription }.OfType<ObjectType>()
            .SelectMany(t => t.Fields.Where(f => !Answers(RowOf(f), ScopeOf(f))).Select(f => f.ToString())).ToList();
        if (homeless.Count > 0) throw new InvalidOperationException($"The records of these fields do not say whose they are, as their scope wants: {string.Join(", ", homeless)}.");

        var open = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>()
            .SelectMany(t => t.Fields.Where(f => f.Directives.All(d => d.Name != Directive)).Select(f => $"{t.Name}.{f.Name}")).ToList();
        if (open.Count > 0) throw new InvalidOperationException($"These fields have no @access and so nobody may use them: {string.Join(", ", open)}.");
    }

    /// <summary>A case has handlers, a list of a department's has branches; what is no list may be anything that a node may be.</summary>
    private static bool Answers(Type? row, AccessScope scope) => scope switch
    {
        AccessScope.Case => row?.IsAssignableTo(typeof(ICaseRow)) is true,
        AccessScope.Department => row is null || !row.IsAssignableTo(typeof(IRow)) || row.IsAssignableTo(typeof(IBranchRow)),
        _ => true,
    };

    private static Type? RowOf(FieldDefinition field) => field.Type.Named is not ObjectType { ClrType: { } clr } ? null
        : clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Connection<>) ? clr.GetGenericArguments()[0] : clr;

    private static GraphQLError Error(string code, string message) => new(message) { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
