using Compliance.Kernel;
using Xunit;

namespace Compliance.Shape;

/// <summary>Rooms use the Kernel, themselves, and one another's event records; nothing else passes a door.</summary>
public sealed class RoomsTests
{
    /// <summary>Who may know the contents page: the history of every record names events of every room.</summary>
    private static readonly HashSet<(string From, string To)> Known = [("Compliance.Audit.EventNames", "Compliance.Rooms")];

    [Fact]
    public void No_room_peeks_into_another()
    {
        var doors = House.Rented.Select(r => r.Name).ToHashSet();
        var records = EventRecords();
        using var references = new References(House.Core.Location);
        var peeks = references.All()
            .Select(r => (r.From, r.To, r.Where, Of: RoomOf(r.From), Into: RoomOf(r.To)))
            .Where(r => doors.Contains(r.Of) && r.Into != r.Of && r.Into != "Kernel" && r.Into != "" && !records.Contains(r.To) && !Known.Contains((r.From, r.To)))
            .Select(r => $"{r.From}.{r.Where} uses {r.To}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(peeks.Count == 0, "Rooms use one another's event records and ids, nothing else:\n" + string.Join('\n', peeks));
    }

    [Fact]
    public void The_walk_over_the_assembly_sees_what_a_method_body_uses()
    {
        using var references = new References(House.Core.Location);
        var all = references.All().Select(r => (r.From, r.To)).ToHashSet();
        // A static call, a constructed record, a generic argument, and the contents page, which names every module.
        Assert.Contains(("Compliance.Organization.BranchResolvers", "Compliance.Organization.BranchDecisions"), all);
        Assert.Contains(("Compliance.Organization.PersonDecisions", "Compliance.Organization.RoleGranted"), all);
        Assert.Contains(("Compliance.Organization.OrganizationModule", "Compliance.Organization.DelegationFields"), all);
        foreach (var room in House.Rented) Assert.Contains(("Compliance.Rooms", $"Compliance.{room.Name}.{room.Name}Module"), all);
    }

    [Fact]
    public void The_kernel_knows_no_room()
    {
        using var references = new References(House.Core.Location);
        var doors = House.Rented.Select(r => r.Name).ToHashSet();
        Assert.Empty(references.All().Where(r => RoomOf(r.From) == "Kernel" && doors.Contains(RoomOf(r.To))).Select(r => $"{r.From}.{r.Where} uses {r.To}").Distinct());
    }

    [Fact]
    public void The_register_references_the_base_class_library_and_nothing_else()
    {
        using var references = new References(House.Core.Location);
        Assert.All(references.Assemblies, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "System", $"Compliance.dll references {name}."));
    }

    [Fact]
    public void Every_room_has_one_word_for_its_folder_its_schema_and_its_tests()
    {
        foreach (var room in House.Rented)
        {
            Assert.True(File.Exists(House.At("src", "Compliance", room.Name, "README.md")), $"{room.Name} has no README.md.");
            Assert.True(File.Exists(House.At("schema", "graphql", char.ToLowerInvariant(room.Name[0]) + room.Name[1..] + ".graphql")), $"{room.Name} has no SDL file of its name.");
            Assert.True(Directory.Exists(House.At("tests", "Compliance.Decisions", room.Name)), $"{room.Name} has no tests in Compliance.Decisions.");
        }
    }

    [Fact]
    public void Every_folder_of_the_register_is_a_room()
    {
        var folders = Directory.EnumerateDirectories(House.At("src", "Compliance")).Select(d => Path.GetFileName(d)).Except(["bin", "obj", "Kernel"]);
        Assert.Equal(folders.Order(StringComparer.Ordinal), House.Rented.Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_in_the_register_is_internal() =>
        Assert.Empty(House.Core.GetTypes().Where(t => t.IsPublic).Select(t => t.FullName));

    private static string RoomOf(string type) => type.Split('.') is ["Compliance", var room, _, ..] ? room : "";

    /// <summary>The event records and every type of the register that their properties hold.</summary>
    private static HashSet<string> EventRecords()
    {
        var seen = new HashSet<Type>();
        var queue = new Queue<Type>(Rooms.All.SelectMany(r => r.Events).Select(e => e.Type));
        while (queue.TryDequeue(out var type))
        {
            if (type.IsGenericType) foreach (var argument in type.GetGenericArguments()) queue.Enqueue(argument);
            if (type.Assembly != House.Core || !seen.Add(type)) continue;
            foreach (var property in type.GetProperties()) queue.Enqueue(property.PropertyType);
        }
        return [.. seen.Select(t => $"{t.Namespace}.{(t.DeclaringType ?? t).Name}")];
    }
}
