/** First names common in England's East Midlands, from several backgrounds; names that are also everyday words are left out. */
export const firstNames = new Set(
  `aaron abdul abdullah abigail adam adele adrian agnes agnieszka ahmed aidan aisha alan albert alex alexander alexandra alfie alice alison
  alistair amanda amber amelia amina amir amit amy andrea andrew andrzej angela anil anita anjali ann anna anne annette anthony antonia arjun
  arthur arun asha ashok audrey ayesha barbara barry beatrice becky belinda ben benjamin bernadette bernard beth bethany betty bev beverley brenda
  brian bridget bronwen bruce callum cameron carl carla carmel carol caroline carolyn caron catherine cath cathy charlie charlotte cheryl chris
  christina christine christopher claire clare clive colin connor corinne craig cynthia daisy damian daniel danielle darren dave david
  dawid debbie deborah debra deepa deepak denise dennis derek devi dhruv diana diane dilip dinesh dominic donna doreen doris dorothy doug
  douglas duncan dylan edith edna edward eileen elaine eleanor elena ella ellen elliot elsie emily emma enid eric erin ethan ethel eva
  evelyn ewa farah farhan fatima fiona frances freda freya gareth gary gavin gemma geoff geoffrey gerald geraldine gill gillian gina
  gita glenda glenys gloria gordon graham greg gurdeep gurpreet gwen halima hannah hardeep harjit harpreet harriet hassan hayley heather
  heidi helen hetal hilary howard hussain ian ibrahim imran irene iris isaac isabel isla ismail ivan ivy jack jackie
  jacob jacqueline jade jagdish jake jamal jan jane janet janice janine jasmin jasmine jason jaspreet jatin javed jayesh jayne jean
  jeanette jeff jeffrey jennifer jenny jeremy jessica jill jim jo joan joanna joanne joe joel jonathan joseph josephine josh joshua
  joyce judith judy julia julian julie kamal kamila karen karim karl kasia kate katherine kathleen kathryn kathy katie katarzyna kaur kay keith kelly
  kenneth kerry kevin khadija khalid kiran kirsty kishan krishna krzysztof kuldeep kyle lakshmi laura lauren lawrence leanne leila lena leon leonard
  leroy lesley leslie lewis liam lillian linda lisa liz lois lorna lorraine louise lucas lucy lydia lynda lynn lynne maciej madeleine
  magda magdalena maggie mahmoud malcolm malgorzata manjit margaret maria marian marie marilyn marion marjorie marlene martha martin
  martyn maryam matthew maureen mavis maxine meena megan mehmet melanie melissa michael michelle miguel mike millie mina miriam mohamed mohammad
  mohammed moira molly mona monica morag muhammad muriel nadia nadine naomi nasreen natalie natasha nathan neil nicholas nick nicky nicola
  nigel nikita nina nisha noel nora norma norman oliver olivia omar oscar pam pamela parminder patel patricia patrick paul paula
  pauline pawel peter phil philip philippa phyllis piotr pooja priya rachel rachael radha rahul raj rajesh rajiv rakesh ralph ramesh
  ranjit rashid ravi raymond rebecca reena rehana rekha renee richard rita robert roberta roger roland ron ronald rosalind rosemary
  ross roy ruth ryan sabrina sadia saima saira sally samantha samina samir samira samuel sandeep sandra sanjay sara sarah sarita satish scott
  sean seema shabana shaheen shakeel shamim shannon sharon shaun sheila shelley shirley shreya sian simon simran sinead sophia sophie
  stacey stella stephanie stephen steve steven stuart sue sukhdeep sukhjit sunil sunita surinder susan susanna suzanne sylvia syed tahir tanya
  tara tariq ted teresa terry thelma theresa thomas tim timothy tina tom tomasz tony tracey tracy trevor uma usha valerie
  vanessa vera veronica vicky victor vijay vikram vincent viola vivien vivienne wanda warren wayne wendy wilfred william winifred xavier yasmin
  yusuf yvonne zahra zainab zara zoe zofia
    archie arlo ayaan beryl bobby brandon brendan bronagh caitlin cerys chantelle courtney cyril declan
    delroy demi edwin ellie elvis ernest ernie evie faisal fergus fred freddie gerry gladys
    glyn gwyneth harvey hilda horace ivor jacqui jaden jayden jethro jodie josie kaitlyn kayla
    kayleigh keira kelsey kieran mabel maisie maud melvin mildred niall niamh olwen reece reggie
    rhys ronnie sidney stan stanley tanisha theo tyler vernon wilf wojciech
    aadam aadil aaliyah aamir abdi abdirahman abdulahi abdullahi abena abid adebayo adeel adnan aftab afzal agata ahmad aidah
    aisling ajay akash akbar akua alamgir aleksandra alexandru alfred alicja amarjit ameena ameer amrit anand anas andrei aneeta
    ankita anwar anya aqsa arif arjan arnold arwa asad asif asma atif aya ayan ayo azhar aziz babar balbir baljit balwinder bartek
    bartosz bashir baz beata bert bethan betsy bhavesh bhavna bilal billy bob bobbie bogdan bogdana boguslaw brett bryan bushra
    carlos carly cassie catarina chidi chidinma chinedu chloe ciara clarence clifford coleen courtenay cristian cristina daljit
    dalvir daniela danuta darcy darius dariusz darryl darshan daryl davinder daz deepika deirdre denis deqa desmond dharmesh dilys
    dipak dominik donald donovan dorota duarte dwayne eamonn eddie edgar edmund edyta efua elias elijah eliza elizabeth elzbieta
    emeka emmanuel erica errol esme estelle esther eunice ewelina ezra fadumo faheem faiza farida farouk farzana fatoumata fatuma
    fawzia fay felicity felix fernanda fernando filipe finlay finn florin fran francine francis  frankie funmi furqan gabriel
    gabriela gabriella ganesh gaurav gaz geeta georgiana geraint gerard gheorghe giles ginny goncalo gopal grazyna greta grzegorz
    gulam gurmeet gurminder gurmit gwendoline habiba hadiya halina hamish hamza harbhajan harish harjinder harold haroon harry
    harsha harun hattie hawa heena hemant henrietta henry henryk herbert hettie hina hodan hugh hugo humaira hyacinth idris ifeoma
    ifrah ikram imogen imtiaz inderjit ines ingrid ioana ionut iqbal iqra irfan irma isabella isabelle ishaan ismael iulia iwona
    jacek jadwiga jagjit jamie janusz jaroslaw jaspal  jasvir jaswinder javeria jayanti jed jemima jenna jerome jerzy jess
    jessie jignesh jimmy jitendra joanie joao joaquim johnny jolanta jolene jorge jose josef juanita julius justin justyna jyoti
    kalpana kamran kanta karamjit karan katrina kavita keeley kehinde keir ken kenny kev khadra khalida kinga kirpal kirsten kofi
    komal kristina krystian krystyna kulwant kulwinder kurt kwabena kwame kylie lalita latif latoya lauryn leela leo leszek lexi
    libby lilian lionel liviu lola lottie louis louisa luca lucian luis luisa lukasz luke luther macey maciek madalina maddie
    madhu mahesh mahmood malachi mandeep mandy manisha manjula manoj manuel manuela marcia marcin marcus marek margery margot
    mariam mariana mariola marissa marius mariusz mariyam marta marvin mary marzena mateusz matilda matt maurice meera mehreen
    mehul merle mervyn meryl michal micky mihaela mihai minesh minnie miroslaw mitchell mohinder mohsin monika mubarak mukesh
    mumtaz mustafa myra myrtle nabeel nadeem naeem naheed nancy naresh nargis naseem nasir nathaniel navdeep naveed nazia neelam
    neha nell nellie nerys nesta ngozi nicole nicoleta nikhil nilesh niraj nirmala nishat nitin nkechi nneka noah nosheen nuno
    oana obinna olga ollie olufemi oluwaseun omari osman owen padma paige parvati parveen patsy paulo pavel pedro peggy penelope
    pervez pete petra petula pippa polly poonam pradeep prakash pranav pravin preeti priti priyanka przemek pushpa qasim quentin
    rabia radek radu rafaela rafal rafiq raheem rajan rajinder rajni raluca ramila ramona ranbir rani rashida ratna razia razvan
    reginald renata reshma rhiannon rhoda rhona riaz richie rifat rizwan robbie robina robyn  rodney rohan rohit ronan rory
    rosa rosalie roshan rosie rowena roxanne rubina rui rukhsana rupal rupert russell rutendo ryszard saad sabina sadaf sadie
    sadiq safia sagal sahil sahra saifullah sajid sakina saleem salim salma sam sammy sana sandip sangita sanjeev saqib sarfraz
    sasha saskia satinder satnam satpal seamus sebastian segun selina shabnam shahid shahida shahnaz shamima shane shanta sharmila
    shauna shaz shazia sheena sheryl shila shilpa shirin shobha shreyas shweta sid siddiqa silas simona slawomir sobia sofia sonia
    soraya sorin stanislaw stefan stefania stephan stu sukhwinder suki suleman sultana suman sumera suresh surjit susana sushma
    swati sybil sylwia szymon tabitha tadeusz tahira taiwo tajinder talib tamanna tamara tamsin tania tanveer tanvir tariro
    taslima tayyab tejal temi tendai tessa thandi thea themba tiago tiffany tilly toby tommy toni travis trev tricia trish trisha
    trudy tunde ursula urszula uzma vandana varsha vasco vasile veena velma vimal vince vinny vinod vishal vivian vlad waheed
    wajid waldemar wally walter waqar waseem wieslaw wilfrid xander yash yasir yasmeen yasmine yaw yolanda yousuf yvette zaheer
    zahid zahida zakia zbigniew zeeshan zeinab zenon zubair`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words that follow a title or a cue without being a name. */
export const noNames = new Set(
  `the a an and or of on in at to for from with was is are were said told surgery surgeries practitioner practitioners manager managers
  consultant specialist specialists led nurse nurses doctor doctors midwife who what when where why how i we you he she they it my your his her our their
  ward unit team clinic hospital service services centre department care home staff training union act who's royal college
  general infirmary glenfield leicester leicestershire rutland melton lutterworth hinckley coalville loughborough oakham harborough ashby
  street road avenue lane monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december nhs gp gps lri uhl ccg icb lpt ed mri ct ecg icu itu hca mp mps please thank thanks also but if this that these those there here
  not never always only just very so then than as by be been being have has had do does did can could will would should
  shortage shortages vacancies recruitment call calls associate associates assistant assistants visitor visitors prescriber bank agency student students
  community district school practice matron sister charge senior lead head chief deputy acting bosses hood scarlet gp's patients patient pay`
    .split(/\s+/)
    .filter(Boolean),
)
