using Compliance.Kernel;
using Compliance.Organization;
using Xunit;
using static Compliance.Decisions.Organization.Officers;

namespace Compliance.Decisions.Organization;

public sealed class OfficesTests
{
    private static readonly PersonRow Leader = Person.Kind.Row("person/leader", Registered, Granted(Role.Leader, to: new(2025, 6, 30)), Granted(Role.BranchHead, "branch/a"),
        new OfficesDelegated("person/deputy", [Role.Leader], Today, new(2025, 6, 20), "出差"))!;
    private static readonly PersonRow Deputy = Person.Kind.Row("person/deputy", Registered, Granted(Role.Secretariat))!;

    private readonly KnownPeople people = new(Leader, Deputy);
    private Offices Offices => new(people, people);

    private static DateTimeOffset On(int month, int day, int hour = 12) => new(2025, month, day, hour, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task An_office_ends_with_its_last_day_at_the_association()
    {
        Assert.True((await Offices.ActorOf("t", "person/leader", null, On(6, 30, 23), default))!.Is(Role.Leader));
        var after = (await Offices.ActorOf("t", "person/leader", null, On(7, 1, 0), default))!;
        Assert.False(after.Is(Role.Leader));
        Assert.Equal(["branch/a"], after.Branches);
    }

    [Fact]
    public async Task Who_is_not_registered_is_nobody() => Assert.Null(await Offices.ActorOf("t", "person/nobody", null, On(6, 9), default));

    [Fact]
    public async Task A_delegate_has_the_offices_lent_and_none_of_his_own()
    {
        var acting = (await Offices.ActorOf("t", "person/deputy", "person/leader", On(6, 10), default))!;
        Assert.Equal([Role.Leader], acting.Roles);
        Assert.Empty(acting.Branches);
        Assert.Equal(("person/deputy", "person/leader"), (acting.Person, acting.For));
        Assert.True(acting.IsSamePerson("person/leader") && acting.IsSamePerson("person/deputy"));
    }

    [Fact]
    public async Task Without_a_delegation_of_that_day_nobody_acts_for_another()
    {
        Assert.Null(await Offices.ActorOf("t", "person/deputy", "person/leader", On(6, 21), default));
        Assert.Null(await Offices.ActorOf("t", "person/leader", "person/deputy", On(6, 10), default));
        Assert.Null(await Offices.ActorOf("t", "person/deputy", "person/nobody", On(6, 10), default));
    }

    [Fact]
    public async Task A_person_is_read_once_while_remembered()
    {
        for (var i = 0; i < 5; i++) await Offices.ActorOf("t", "person/leader", null, On(6, 9), default);
        Assert.Equal(1, people.Reads);
    }

    /// <summary>The views with these people and nothing else, and a memory that never ages.</summary>
    private sealed class KnownPeople(params IReadOnlyList<PersonRow> rows) : IViewsOf, IViews, IMemory
    {
        private readonly Dictionary<string, object> remembered = [];
        public int Reads { get; private set; }
        public IViews Tenant(string tenant) => this;

        public ValueTask<TRow?> Get<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
        {
            Reads++;
            return new((TRow?)(IRow?)rows.FirstOrDefault(r => r.Id == id));
        }

        public async ValueTask<T> Recall<T>(string key, TimeSpan atMost, Func<CancellationToken, ValueTask<T>> load, CancellationToken ct) where T : class
        {
            if (!remembered.TryGetValue(key, out var value)) remembered[key] = value = await load(ct);
            return (T)value;
        }

        public void Forget(string key) => remembered.Remove(key);

        public ValueTask<IReadOnlyDictionary<string, TRow>> GetMany<TRow>(View<TRow> view, IReadOnlyList<string> ids, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow => throw new NotSupportedException();
        public ValueTask<Connection<TRow>> Page<TRow>(View<TRow> view, PageRequest page, CancellationToken ct) where TRow : class, IRow => throw new NotSupportedException();
        public ValueTask<IReadOnlyList<TRow>> List<TRow>(View<TRow> view, Filter? where, int limit, CancellationToken ct) where TRow : class, IRow => new([.. rows.OfType<TRow>()]);
        public ValueTask<IReadOnlyList<Tally>> Tally<TRow>(View<TRow> view, Filter? where, IReadOnlyList<string> by, string? sum, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow => throw new NotSupportedException();
    }
}
